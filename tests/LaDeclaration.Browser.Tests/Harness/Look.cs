namespace LaDeclaration.Browser.Tests.Harness;

public enum Colours
{
    Light,
    Dark,
    Forced,
}

/// <summary>How a walk through the site sees it. By default two of them; all with LADECLARATION_LONG=1.</summary>
public static class Looks
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("LADECLARATION_LONG") == "1";

    public static TheoryData<string, Screen, Colours> Walked { get; } = IsLong
        ? new()
        : new() { { "en", Screen.Desktop, Colours.Light }, { "en", Screen.Phone, Colours.Dark } };

    static Looks()
    {
        if (!IsLong)
            return;
        foreach (var language in new[] { "en", "es", "pt", "fr" })
            foreach (var screen in new[] { Screen.Narrow, Screen.Tablet, Screen.Desktop })
                foreach (var colours in Enum.GetValues<Colours>())
                    Walked.Add(language, screen, colours);
    }
}
