using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Tests.Pages.Admin;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>A missing date, one that cannot be read, one that looks like another and one too far away are different sentences, in every form.</summary>
public sealed class DateInputTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("2022-10-06", "2022-10-06")]
    [InlineData(" 2022-10-06 ", "2022-10-06")]
    [InlineData("1900-01-01", "1900-01-01")]
    [InlineData("2199-12-31", "2199-12-31")]
    [InlineData("1899-12-31", "Error_DateOutOfRange")]
    [InlineData("2200-01-01", "Error_DateOutOfRange")]
    [InlineData("0001-01-01", "Error_DateOutOfRange")]
    [InlineData("275760-09-13", "Error_DateOutOfRange")]
    [InlineData("06/10/1022", "Error_DateOutOfRange")]
    [InlineData("06/10/2022", "Error_DateEitherWay 2022-10-06 2022-06-10")]
    [InlineData("6.10.2022", "Error_DateEitherWay 2022-10-06 2022-06-10")]
    [InlineData("01-05-2024", "Error_DateEitherWay 2024-05-01 2024-01-05")]
    [InlineData("06/06/2022", "Error_DateOtherwise 2022-06-06")]
    [InlineData("31/12/2022", "Error_DateOtherwise 2022-12-31")]
    [InlineData("12/31/2022", "Error_DateOtherwise 2022-12-31")]
    [InlineData("2022/10/6", "Error_DateOtherwise 2022-10-06")]
    [InlineData("2022-6-1", "Error_DateOtherwise 2022-06-01")]
    [InlineData("20221006", "Error_DateOtherwise 2022-10-06")]
    [InlineData("2023-02-30", "Error_BadDate")]
    [InlineData("29/02/2023", "Error_BadDate")]
    [InlineData("2022-10", "Error_BadDate")]
    [InlineData("2022", "Error_BadDate")]
    [InlineData("06/10-2022", "Error_BadDate")]
    [InlineData("６/10/2022", "Error_BadDate")]
    [InlineData("99999999999999999999", "Error_BadDate")]
    [InlineData("yesterday", "Error_BadDate")]
    public void It_is_read_or_recognised(string? typed, string outcome)
    {
        var (day, wrong) = DateInput.Read(typed);

        var found = day is null ? $"{wrong?.Key} {string.Join(' ', wrong?.Arguments.Skip(1) ?? [])}".Trim() : $"{day:yyyy-MM-dd}";
        Assert.StartsWith(outcome, found);
        Assert.Equal(outcome.Length == 0, found.Length == 0);
    }

    [Theory]
    [InlineData("", "Enter the day on which the change takes effect.")]
    [InlineData("soon", "“soon” is not a date. Write the year, month and day, for example 2023-06-23.")]
    [InlineData("06/10/2027", "“06/10/2027” can be read in two ways. Write 2027-10-06 or 2027-06-10.")]
    [InlineData("2027-10-06-", "“2027-10-06-” is not a date.")]
    [InlineData("2300-10-06", "“2300-10-06” is outside the range of this register, which covers the years 1900 to 2199.")]
    public async Task The_day_of_effect(string typed, string sentence)
    {
        var page = (await (await (await site.Editor()).Open("/en/admin/committees/labor-mobility/close")).Form().Because(typed).Submit());

        Assert.Contains(page.Texts(".field .error"), e => e.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Equal(typed, page.Form()["Evidence.Date"]);
        // A field for dates would show nothing of what is no date.
        Assert.Equal(typed.Length == 0 ? "date" : "text", page.One("[name='Evidence.Date']").GetAttribute("type"));
    }

    [Theory]
    [InlineData("Entry.From", "", "Enter the first day on which it applies.")]
    [InlineData("Entry.From", "06/10/2022", "“06/10/2022” can be read in two ways.")]
    [InlineData("Entry.From", "1022-10-06", "“1022-10-06” is outside the range of this register")]
    [InlineData("Entry.LastDay", "23.06.2023", "“23.06.2023” is not in the date format used here. If you mean 2023-06-23, write it that way.")]
    [InlineData("Entry.LastDay", "never", "“never” is not a date.")]
    public async Task The_days_of_an_entry(string field, string typed, string sentence)
    {
        var entry = await site.Standing<Membership>(m => m is { Country: "HT", Committee: "labor-mobility" });

        var page = await (await (await site.Editor()).Open($"/en/admin/statements/{entry.FactId}")).Form().Fill("What", "Correct").Fill(field, typed).Because().Submit();

        Assert.Contains(page.Texts(".field .error"), e => e.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Equal(typed, page.Form()[field]);
    }

    [Theory]
    [InlineData("06/10/2022", "“06/10/2022” can be read in two ways. Write 2022-10-06 or 2022-06-10.")]
    [InlineData("5/2024", "“5/2024” is not in the date format used here. If you mean 2024-05, write it that way.")]
    [InlineData("1022-05", "“1022-05” is outside the range of this register")]
    [InlineData("May 2024", "“May 2024” is not a valid date for a source. Write the date as 2025, 2025-03 or 2025-03-01.")]
    public async Task The_date_of_a_new_source(string typed, string sentence)
    {
        var page = await (await (await site.Editor()).Open("/en/admin/committees/labor-mobility/close")).Form().Because("2027-10-06")
            .Fill("Evidence.Source", "new").Fill("Evidence.Title", "A note").Fill("Evidence.Publisher", "A ministry").Fill("Evidence.Dated", typed).Submit();

        Assert.Contains(page.Texts(".field .error"), e => e.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Equal(typed, page.Form()["Evidence.Dated"]);
    }
}
