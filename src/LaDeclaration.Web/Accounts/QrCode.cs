using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace LaDeclaration.Web.Accounts;

/// <summary>Draws a QR code as SVG inside the page: no request to others, and no image to be cached.</summary>
public static class QrCode
{
    /// <param name="label">The accessible name.</param>
    public static IHtmlContent Draw(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        var side = code.ModuleMatrix.Count;
        return new HtmlContentBuilder()
            .AppendHtml($"<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" aria-label=\"").Append(label)
            .AppendHtml($"\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
