using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Settings;

/// <summary>What is wrong with the settings, in sentences that each name their setting.</summary>
internal static class SettingFaults
{
    /// <summary>What is wrong with the settings, if that is why the start failed; each names its setting.</summary>
    public static IReadOnlyList<string> In(Exception failure) => failure switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(In)],
        OptionsValidationException wrong => [.. wrong.Failures],
        // The binder's own words for a value of the wrong type: they name the setting and the value.
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => [unreadable.Message],
        _ => [],
    };

    public static OptionsValidationException Wrong(string setting, string sentence) =>
        new(setting, typeof(object), [$"{setting}: {sentence}"]);
}
