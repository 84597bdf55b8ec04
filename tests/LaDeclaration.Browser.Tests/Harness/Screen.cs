namespace LaDeclaration.Browser.Tests.Harness;

public enum Screen
{
    /// <summary>What a wide screen at 400 % leaves, and the narrowest that must do.</summary>
    Narrow,
    Phone,
    Tablet,
    Desktop,
}

public static class Screens
{
    public static (int Width, int Height) Size(this Screen screen) => screen switch
    {
        Screen.Narrow => (320, 640),
        Screen.Phone => (360, 800),
        Screen.Tablet => (768, 1024),
        _ => (1440, 900),
    };
}
