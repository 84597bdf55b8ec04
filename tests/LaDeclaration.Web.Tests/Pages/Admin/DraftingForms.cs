using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>What every form about a noun asks in the end, and the way from there to the public.</summary>
internal static class DraftingForms
{
    public const string Reason = "As the letter says.";

    /// <summary>Fills in the shared part.</summary>
    /// <param name="form">The form.</param>
    /// <param name="date">The day of effect; none where it is not asked.</param>
    public static Form Because(this Form form, string? date = null)
    {
        if (date is not null)
            form.Fill("Evidence.Date", date);
        if (form.Has("Evidence.Source"))
            form.Fill("Evidence.Source", "lima");
        return form.Fill("Evidence.Reason", Reason);
    }

    /// <summary>Checks what stands in the fields now.</summary>
    public static Form Holds(this Form form, params (string Field, string? Value)[] expected)
    {
        Assert.All(expected, e => Assert.Equal(e.Value, form[e.Field]));
        return form;
    }

    /// <summary>Sends the form; what comes back is the page of its change set.</summary>
    public static async Task<Page> Preview(this Form form)
    {
        var review = (await form.Submit()).Is(HttpStatusCode.OK);
        Assert.StartsWith("/en/admin/change-sets/", review.Address, StringComparison.Ordinal);
        return review;
    }

    /// <summary>Presses the publishing button of a change set's page; the page comes back and says so.</summary>
    public static async Task<Page> Publish(this Page review)
    {
        var published = (await review.Form("#decision").Submit("publish")).Is(HttpStatusCode.OK);
        Assert.Equal(review.Address.Split('?')[0], published.Address);
        Assert.Contains(" was published as revision ", published.Flash, StringComparison.Ordinal);
        return published;
    }

    /// <summary>Sends the form; it comes back with that sentence, first at the field and then above.</summary>
    public static async Task<Page> IsRefused(this Form form, string sentence)
    {
        var page = (await form.Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Contains(sentence, page.Errors);
        Assert.Contains(page.Texts(".error"), error => error.Contains(sentence, StringComparison.Ordinal));
        return page;
    }
}
