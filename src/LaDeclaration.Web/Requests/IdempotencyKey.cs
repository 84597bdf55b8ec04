using System.Buffers.Binary;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Identifies a submission, to recognise a form that is sent twice. Every form is rendered with a random id; the key is a hash of that id,
/// the user, the address and all fields, so that a form that is changed and sent again counts as another. The id is not stored, so the
/// stored hash reveals nothing about the fields.
/// </summary>
public static class IdempotencyKey
{
    public const string FieldName = "IdempotencyKey";

    /// <returns>64 hexadecimal digits. Null if the request has no form, or the form no id.</returns>
    public static async Task<string?> Compute(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (string.IsNullOrEmpty(form[FieldName]))
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

        // Prefixed with its length, so that no two lists of parts have the same bytes.
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
