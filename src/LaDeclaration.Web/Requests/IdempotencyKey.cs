using System.Buffers.Binary;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Tells a form that is sent twice from two forms. Every form that is shown carries an id of its own; the key is a hash of that id and of
/// all that stands in the form, so that somebody who goes back, alters something and sends it again has sent another. The id is random and
/// kept nowhere, so that the hash tells nothing of what stood there.
/// </summary>
public static class IdempotencyKey
{
    public const string Field = "IdempotencyKey";

    /// <returns>64 hexadecimal digits; none for a form without an id.</returns>
    public static async Task<string?> Of(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (string.IsNullOrEmpty(form[Field]))
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(http.User.FindFirstValue(ClaimTypes.NameIdentifier));
        Append(http.Request.Path + http.Request.QueryString.ToUriComponent());
        foreach (var (name, values) in form)
            foreach (var value in values)
            {
                Append(name);
                Append(value);
            }
        foreach (var file in form.Files)
        {
            Append(file.Name);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, http.RequestAborted));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // With its length before it, so that no two lists of parts look the same.
        void Append(string? part)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
