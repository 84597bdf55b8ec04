using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Settings;

internal static class SettingErrors
{
    /// <summary>The sentences, each of which names its setting, if wrong settings are why the start failed; else none.</summary>
    public static IReadOnlyList<string> In(Exception exception) => exception switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(In)],
        OptionsValidationException invalid => [.. invalid.Failures],
        // The configuration binder's message for a value of the wrong type names the setting and the value.
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => [unreadable.Message],
        _ => [],
    };

    public static OptionsValidationException Create(string setting, string sentence) =>
        new(setting, typeof(object), [$"{setting}: {sentence}"]);
}
