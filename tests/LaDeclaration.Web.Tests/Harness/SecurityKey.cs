using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A device that holds one passkey, written for the tests alone from WebAuthn: ES256, without a statement about itself.</summary>
public sealed class SecurityKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Random; longer than usual where a test says so.</summary>
    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string[] Transports { get; init; } = ["internal"];

    private byte[] user = [];

    /// <summary>Makes the passkey that the page asks for.</summary>
    /// <returns>What the browser would send, as JSON.</returns>
    public string Create(string options, string origin = "http://localhost")
    {
        using var asked = JsonDocument.Parse(options);
        user = WebEncoders.Base64UrlDecode(asked.RootElement.GetProperty("user").GetProperty("id").GetString()!);
        var point = key.ExportParameters(false).Q;
        byte[] publicKey = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. AuthenticatorData(0x45), .. new byte[16], .. Length(Id.Length), .. Id, .. publicKey];
        byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x59, .. Length(data.Length), .. data];
        return Credential(new { clientDataJSON = Text(ClientData("webauthn.create", asked, origin)), attestationObject = Text(attestation), transports = Transports });
    }

    /// <summary>Shows it.</summary>
    public string Show(string options, string origin = "http://localhost")
    {
        using var asked = JsonDocument.Parse(options);
        var (client, data) = (ClientData("webauthn.get", asked, origin), AuthenticatorData(0x05));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = Text(user) });
    }

    public void Dispose() => key.Dispose();

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Text(Id),
        rawId = Text(Id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });

    /// <summary>The count of uses stays 0, as it does with passkeys that are synchronised.</summary>
    private static byte[] AuthenticatorData(byte flags) => [.. SHA256.HashData("localhost"u8), flags, 0, 0, 0, 0];

    private static byte[] ClientData(string type, JsonDocument asked, string origin) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private static byte[] Length(int length)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)length);
        return bytes;
    }

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
