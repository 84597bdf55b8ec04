using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>
/// A form as the page shows it: filled in by field name, id or label, and submitted with exactly what a browser would send.
/// A value that the form does not offer fails the test.
/// </summary>
public sealed class Form
{
    private readonly Browser browser;
    private readonly Page page;
    private readonly IHtmlFormElement form;
    private readonly Dictionary<string, (string Name, byte[] Bytes)> files = [];

    internal Form(Browser browser, Page page, IHtmlFormElement form)
    {
        this.browser = browser;
        this.page = page;
        this.form = form;
    }

    private IEnumerable<IHtmlElement> Controls => form.Elements.OfType<IHtmlElement>();

    /// <summary>What the Enter key would send.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => [.. Entries(Button(null)).Select(e => (e.Key, e.Value))];

    /// <summary>What stands in a field now; for a group of radio buttons the chosen value.</summary>
    public string? this[string field] => Values(field) is [var first, ..] ? first : null;

    /// <summary>What a browser would send for a field now.</summary>
    public IReadOnlyList<string> Values(string field)
    {
        var controls = Find(field);
        return [.. Entries(null).Where(e => controls.Any(c => c.GetAttribute("name") == e.Key)).Select(e => e.Value)];
    }

    /// <summary>The values that a select or a group of radio buttons offers.</summary>
    public IReadOnlyList<string> Offers(string field) =>
        [.. Find(field).SelectMany(c => c is IHtmlSelectElement select ? select.Options.Select(o => o.Value) : [((IHtmlInputElement)c).Value])];

    public bool Has(string field) => TryFind(field).Count > 0;

    /// <summary>Types a text, or chooses an option or radio button by its value or its label.</summary>
    public Form Fill(string field, string value)
    {
        var controls = Find(field);
        switch (controls[0])
        {
            case IHtmlSelectElement select:
                Choose(select, field, value);
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement { Type: "radio" }:
                Check(controls, field, value);
                break;
            case IHtmlInputElement { Type: "checkbox" }:
                throw new Xunit.Sdk.XunitException($"“{field}” is a check box: use Check.");
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }
        return this;
    }

    /// <summary>Ticks a check box; of several with one name, the one with that value or label.</summary>
    public Form Check(string field, string? value = null)
    {
        Check(Find(field), field, value);
        return this;
    }

    public Form Uncheck(string field, string? value = null)
    {
        Pick(Find(field), field, value).IsChecked = false;
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public Form Attach(string field, string name, byte[] bytes)
    {
        var control = Find(field)[0];
        Assert.True(IsFile(control) && form.GetAttribute("enctype") == "multipart/form-data", $"“{field}” takes no file.");
        files[control.GetAttribute("name")!] = (name, bytes);
        return this;
    }

    /// <summary>Presses the button with that text, value, id or end of formaction; without one, the first, as the Enter key would.</summary>
    public async Task<Page> Submit(string? button = null) => await browser.Read(await Post(button));

    /// <summary>The bare answer to pressing the button.</summary>
    public Task<HttpResponseMessage> Post(string? button = null)
    {
        var pressed = Button(button);
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var address = page.Resolve(string.IsNullOrEmpty(action) ? page.Address : action);
        var entries = Entries(pressed);
        var method = pressed?.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get";
        if (!method.Equals("post", StringComparison.OrdinalIgnoreCase))
            return browser.Get(address.Split('?')[0] + "?" + string.Join('&', entries.Select(e => $"{Uri.EscapeDataString(e.Key)}={Uri.EscapeDataString(e.Value)}")));
        return browser.Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = Content(entries) });
    }

    private HttpContent Content(List<KeyValuePair<string, string>> entries)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(entries);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in entries)
        {
            if (Controls.Any(c => IsFile(c) && c.GetAttribute("name") == name))
                content.Add(Attached(name));
            else
                content.Add(new StringContent(value), $"\"{name}\"");
        }
        return content;
    }

    /// <summary>The file, or what a browser sends where none was chosen: a part without name and content.</summary>
    private ByteArrayContent Attached(string field)
    {
        var (name, bytes) = files.GetValueOrDefault(field, ("", []));
        var part = new ByteArrayContent(bytes);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{name}\"");
        part.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        return part;
    }

    private static bool IsFile(IHtmlElement control) => control is IHtmlInputElement { Type: "file" };

    private IHtmlElement? Button(string? wanted)
    {
        var buttons = Controls.Where(c => c is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" }).Where(c => !IsDisabled(c)).ToList();
        if (wanted is null)
            return buttons.FirstOrDefault();
        var pressed = buttons.FirstOrDefault(b => Page.TextOf(b) == wanted || b.GetAttribute("value") == wanted || b.GetAttribute("formaction") is { } action && (action == wanted || action.EndsWith("/" + wanted, StringComparison.Ordinal)) || b.Id == wanted);
        Assert.True(pressed is not null, $"The form of {page.Address} has no button “{wanted}”, but: {string.Join(", ", buttons.Select(Page.TextOf))}.");
        return pressed;
    }

    /// <summary>The entry list of the HTML standard: enabled, named, chosen; of the buttons only the pressed one.</summary>
    private List<KeyValuePair<string, string>> Entries(IHtmlElement? pressed)
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var control in Controls)
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || IsDisabled(control) || control.Closest("datalist, template") is not null)
                continue;
            IEnumerable<string> values = control switch
            {
                IHtmlButtonElement button => button == pressed ? [button.GetAttribute("value") ?? ""] : [],
                IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" } input => input == pressed ? [input.Value] : [],
                IHtmlInputElement { Type: "checkbox" or "radio" } input => input.IsChecked ? [input.GetAttribute("value") ?? "on"] : [],
                IHtmlInputElement { Type: "file" } => [""],
                IHtmlInputElement input => [input.Value],
                IHtmlTextAreaElement area => [area.Value.ReplaceLineEndings("\r\n")],
                IHtmlSelectElement select => Chosen(select),
                _ => [],
            };
            entries.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
        }
        return entries;
    }

    /// <summary>A select of one line without a chosen option stands on its first.</summary>
    private static IEnumerable<string> Chosen(IHtmlSelectElement select)
    {
        var chosen = select.Options.Where(o => o.IsSelected).ToList();
        if (chosen.Count == 0 && !select.IsMultiple)
            chosen = [.. select.Options.Where(o => !o.IsDisabled).Take(1)];
        return (select.IsMultiple ? chosen : chosen.TakeLast(1)).Where(o => !o.IsDisabled).Select(o => o.Value);
    }

    private static bool IsDisabled(IElement control) => control.HasAttribute("disabled") || control.Closest("fieldset[disabled]") is not null;

    private static void Choose(IHtmlSelectElement select, string field, string value)
    {
        var option = select.Options.FirstOrDefault(o => o.Value == value) ?? select.Options.FirstOrDefault(o => Page.TextOf(o) == value);
        Assert.True(option is not null, $"“{field}” does not offer “{value}”, but: {string.Join(", ", select.Options.Select(o => o.Value))}.");
        if (!select.IsMultiple)
            foreach (var other in select.Options)
                other.IsSelected = false;
        option.IsSelected = true;
    }

    private void Check(List<IHtmlElement> controls, string field, string? value)
    {
        var box = Pick(controls, field, value);
        if (box.Type == "radio")
            foreach (var other in controls.OfType<IHtmlInputElement>())
                other.IsChecked = false;
        box.IsChecked = true;
    }

    private IHtmlInputElement Pick(List<IHtmlElement> controls, string field, string? value)
    {
        var boxes = controls.OfType<IHtmlInputElement>().Where(c => c.Type is "checkbox" or "radio").ToList();
        var box = value is null
            ? boxes.FirstOrDefault()
            : boxes.FirstOrDefault(b => (b.GetAttribute("value") ?? "on") == value) ?? boxes.FirstOrDefault(b => LabelOf(b) == value);
        Assert.True(box is not null, $"“{field}” does not offer “{value}”, but: {string.Join(", ", boxes.Select(b => b.Value))}.");
        return box;
    }

    private List<IHtmlElement> Find(string field)
    {
        var found = TryFind(field);
        Assert.True(found.Count > 0, $"The form of {page.Address} has no field “{field}”, but: {string.Join(", ", Controls.Select(c => c.GetAttribute("name")).Distinct())}.");
        return found;
    }

    private List<IHtmlElement> TryFind(string field)
    {
        var fields = Controls.Where(c => c is not IHtmlButtonElement and not IHtmlFieldSetElement).ToList();
        var byName = fields.Where(c => c.GetAttribute("name") == field).ToList();
        if (byName.Count > 0)
            return byName;
        return [.. fields.Where(c => c.Id == field || LabelOf(c) == field || LegendOf(c) == field)];
    }

    private string? LabelOf(IElement control)
    {
        var label = control.Id is { Length: > 0 } id ? page.Document.QuerySelector($"label[for='{id}']") : null;
        return (label ?? control.Closest("label")) is { } found ? Page.TextOf(found) : control.GetAttribute("aria-label");
    }

    /// <summary>Radio buttons are known by their group's legend.</summary>
    private static string? LegendOf(IElement control) =>
        control.GetAttribute("type") == "radio" && control.Closest("fieldset")?.QuerySelector("legend") is { } legend ? Page.TextOf(legend) : null;
}
