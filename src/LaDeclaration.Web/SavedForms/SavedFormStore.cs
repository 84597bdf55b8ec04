using System.Text.Encodings.Web;
using System.Text.Json;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.SavedForms;

/// <summary>Stores what people typed into forms below <c>/{lang}/admin</c> and have not sent: the last state for each person and address.</summary>
public sealed class SavedFormStore(RegisterDbContextFactory contextFactory, SiteSettings site, TimeProvider time)
{
    /// <summary>The oldest are deleted.</summary>
    public const int MaxPerPerson = 50;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const string AntiforgeryField = "__RequestVerificationToken";

    /// <summary>The last segment of the page that saves forms, which has no saved form itself.</summary>
    private const string SavePage = "kept";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address of the page that a request's form stands on: which of its handlers was asked for does not matter.</summary>
    public static string AddressOf(HttpRequest request) => AddressOf(request.Path.ToUriComponent() + request.QueryString.ToUriComponent());

    /// <summary>Whether a script asks to save a form.</summary>
    public static bool IsSaveRequest(HttpRequest request) => request.Path.Value!.EndsWith("/admin/" + SavePage, StringComparison.Ordinal);

    /// <summary>The same, or what the page that keeps forms was asked to keep.</summary>
    public static string PlaceOf(HttpRequest request) => IsSaveRequest(request) ? AddressOf(request.Query["address"].ToString()) : AddressOf(request);

    /// <summary>Whether the form has anything to save.</summary>
    public static bool HasContent(IFormCollection form) => FieldsOf(form).Any(f => f.Key != "Known");

    /// <summary>Whether forms at that address are saved.</summary>
    public bool IsSavable(string? address)
    {
        if (address is null || !address.All(c => c is > ' ' and < '\x7f' and not '\\'))
            return false;
        return address.Split('?')[0].Split('/') is ["", var language, "admin", var place, ..] && place != SavePage && site.Languages.Contains(language);
    }

    public async Task<KeptForm?> Find(string staffId, string address, CancellationToken cancellation = default)
    {
        if (!IsSavable(address))
            return null;
        await using var db = contextFactory();
        return await db.KeptForms.AsNoTracking().SingleOrDefaultAsync(f => f.StaffId == staffId && f.Address == address, cancellation);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<(string Address, DateTime KeptAt)>> List(string staffId, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        var begun = await db.KeptForms.Where(f => f.StaffId == staffId).OrderByDescending(f => f.KeptAt).Select(f => new { f.Address, f.KeptAt }).ToListAsync(cancellation);
        return [.. begun.Select(f => (f.Address, f.KeptAt))];
    }

    /// <summary>Saves the fields of a form. Saved fields of other forms on the same page stay.</summary>
    /// <returns>When it was saved; null if there is nothing to save, or too much, or the address is too long.</returns>
    public async Task<DateTime?> Save(string staffId, string? address, IFormCollection form, CancellationToken cancellation = default)
    {
        var place = AddressOf(address ?? "");
        if (!IsSavable(place) || place.Length > KeptForm.AddressMaxLength || NulCharacterFilter.ContainsNul(form) || Serialize([.. FieldsOf(form), .. OtherFields(await Find(staffId, place, cancellation), form)]) is not { } fields)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = contextFactory();
        if (await Replace() > 0)
            return now;
        try
        {
            db.Add(new KeptForm { StaffId = staffId, Address = place, Fields = fields, KeptAt = now });
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            await Replace();
        }
        await DeleteSurplus(db, staffId, now, cancellation);
        return now;

        Task<int> Replace() => db.KeptForms.Where(f => f.StaffId == staffId && f.Address == place)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Fields, fields).SetProperty(f => f.KeptAt, now), cancellation);
    }

    public async Task Delete(string staffId, string? address, CancellationToken cancellation = default)
    {
        if (!IsSavable(address))
            return;
        await using var db = contextFactory();
        await db.KeptForms.Where(f => f.StaffId == staffId && f.Address == address).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Deletes the saved fields of a form that was sent. Those of other forms on the same page stay.</summary>
    public async Task Delete(string staffId, string address, IFormCollection sent, CancellationToken cancellation = default)
    {
        if (Serialize([.. OtherFields(await Find(staffId, address, cancellation), sent)]) is not { } others)
        {
            await Delete(staffId, address, cancellation);
            return;
        }
        await using var db = contextFactory();
        await db.KeptForms.Where(f => f.StaffId == staffId && f.Address == address).ExecuteUpdateAsync(set => set.SetProperty(f => f.Fields, others), cancellation);
    }

    /// <summary>The saved fields, as if they had been posted.</summary>
    public static FormCollection ToFormCollection(KeptForm kept) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(kept.Fields)!.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The fields to save, with the revision that they were filled in at. Not a change set's version, because whoever sends the form later has seen
    /// the page as it is then, and not passwords.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, StringValues>> FieldsOf(IFormCollection form) =>
        form.Where(f => f.Key is not (AntiforgeryField or FormOwner.Field or IdempotencyKey.FieldName or "Version") && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The saved fields of other forms on the page, which share no group of fields with this one. Empty fields and ticked boxes are left out: they
    /// are nothing typed, and a box of this form that was unticked since is not posted.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, StringValues>> OtherFields(KeptForm? kept, IFormCollection form)
    {
        var own = form.Keys.Select(GroupOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return kept is null ? [] : ToFormCollection(kept).Where(f => !own.Contains(GroupOf(f.Key)) && f.Value.Any(v => v is not ("" or "true")));
    }

    private static string GroupOf(string field) => field.Split('.', '[')[0];

    /// <summary>As JSON; null if there is nothing, or too much.</summary>
    private static string? Serialize(IReadOnlyCollection<KeyValuePair<string, StringValues>> fields)
    {
        var json = JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => f.Value.ToArray()), Readable);
        return fields.Count > 0 && json.Length <= KeptForm.FieldsMaxLength ? json : null;
    }

    private static string AddressOf(string address)
    {
        if (address.Split('?', 2) is not [var posted, var query])
            return FormPath.OfPage(address);
        var path = FormPath.OfPage(posted);
        var rest = query.Split('&').Where(part => part.Length > 0 && !part.StartsWith("handler=", StringComparison.OrdinalIgnoreCase)).ToList();
        return rest.Count == 0 ? path : $"{path}?{string.Join('&', rest)}";
    }

    private static async Task DeleteSurplus(RegisterDbContext db, string staffId, DateTime now, CancellationToken cancellation)
    {
        var tooOld = now - Lifetime;
        await db.KeptForms.Where(f => f.KeptAt < tooOld).ExecuteDeleteAsync(cancellation);
        var surplus = await db.KeptForms.Where(f => f.StaffId == staffId).OrderByDescending(f => f.KeptAt).ThenBy(f => f.Address)
            .Skip(MaxPerPerson).Select(f => f.Address).ToListAsync(cancellation);
        await db.KeptForms.Where(f => f.StaffId == staffId && surplus.Contains(f.Address)).ExecuteDeleteAsync(cancellation);
    }
}
