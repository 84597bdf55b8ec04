namespace LaDeclaration.Browser.Tests.Harness;

internal static class Devices
{
    /// <summary>Gives the window a device that keeps passkeys.</summary>
    /// <param name="window">Which.</param>
    /// <param name="isVerified">Whether its owner puts their finger on it, or turns away.</param>
    public static async Task Device(this Window window, bool isVerified = true)
    {
        var chromium = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await chromium.SendAsync("WebAuthn.enable");
        await chromium.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = isVerified,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
