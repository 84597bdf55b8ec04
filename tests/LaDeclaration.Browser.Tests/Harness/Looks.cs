namespace LaDeclaration.Browser.Tests.Harness;

public enum Colours
{
    Light,
    Dark,
    Forced,
}

/// <summary>How a walk through the site sees it: language, size, colours. Two ways by default, all with LADECLARATION_LONG=1.</summary>
public static class Looks
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("LADECLARATION_LONG") == "1";

    public static TheoryData<string, Screen, Colours> Walked { get; } =
        IsLong ? All() : new() { { "en", Screen.Desktop, Colours.Light }, { "en", Screen.Phone, Colours.Dark } };

    private static TheoryData<string, Screen, Colours> All()
    {
        var all = new TheoryData<string, Screen, Colours>();
        foreach (var language in new[] { "en", "es", "pt", "fr" })
            foreach (var screen in new[] { Screen.Narrow, Screen.Tablet, Screen.Desktop })
                foreach (var colours in Enum.GetValues<Colours>())
                    all.Add(language, screen, colours);
        return all;
    }
}
