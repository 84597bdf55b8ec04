using System.Text.Encodings.Web;
using System.Text.Json;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.SavedForms;

/// <summary>What people had typed into forms below <c>/{lang}/admin</c> and not sent yet: for each person and address the last.</summary>
public sealed class SavedFormStore(RegisterContexts contexts, SiteSettings site, TimeProvider time)
{
    /// <summary>How many one person may have; the oldest go.</summary>
    public const int MostForOne = 50;

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const string Token = "__RequestVerificationToken";

    /// <summary>The page that keeps forms, which is none itself.</summary>
    private const string Keeper = "kept";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The address of the page that a request's form stands on: which of its handlers was asked for does not matter.</summary>
    public static string AddressOf(HttpRequest request) => AddressOf(request.Path.ToUriComponent() + request.QueryString.ToUriComponent());

    /// <summary>Whether the page that keeps forms is asked, by a page's script.</summary>
    public static bool IsSaveRequest(HttpRequest request) => request.Path.Value!.EndsWith("/admin/" + Keeper, StringComparison.Ordinal);

    /// <summary>The same, or what the page that keeps forms was asked to keep.</summary>
    public static string PlaceOf(HttpRequest request) => IsSaveRequest(request) ? AddressOf(request.Query["address"].ToString()) : AddressOf(request);

    /// <summary>Whether there is anything in the form that would be kept.</summary>
    public static bool IsWorthKeeping(IFormCollection form) => FieldsOf(form).Any(f => f.Key != "Known");

    /// <summary>Whether forms at that address are kept.</summary>
    public bool IsSavable(string? address)
    {
        if (address is null || !address.All(c => c is > ' ' and < '\x7f' and not '\\'))
            return false;
        return address.Split('?')[0].Split('/') is ["", var language, "admin", var place, ..] && place != Keeper && site.Languages.Contains(language);
    }

    /// <summary>What was kept at that address.</summary>
    public async Task<KeptForm?> Find(string staffId, string address, CancellationToken cancellation = default)
    {
        if (!IsSavable(address))
            return null;
        await using var db = contexts();
        return await db.KeptForms.AsNoTracking().SingleOrDefaultAsync(f => f.StaffId == staffId && f.Address == address, cancellation);
    }

    /// <summary>What that person has begun, newest first.</summary>
    public async Task<IReadOnlyList<(string Address, DateTime KeptAt)>> List(string staffId, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        var begun = await db.KeptForms.Where(f => f.StaffId == staffId).OrderByDescending(f => f.KeptAt).Select(f => new { f.Address, f.KeptAt }).ToListAsync(cancellation);
        return [.. begun.Select(f => (f.Address, f.KeptAt))];
    }

    /// <summary>Keeps what stands in a form, in place of what was kept of it before; what was kept of the page's other forms stays.</summary>
    /// <returns>When; none if there is nothing to keep, or too much, or its address is too long.</returns>
    public async Task<DateTime?> Save(string staffId, string? address, IFormCollection form, CancellationToken cancellation = default)
    {
        var place = AddressOf(address ?? "");
        if (!IsSavable(place) || place.Length > KeptForm.AddressMaxLength || NulCharacterFilter.ContainsNul(form) || Written([.. FieldsOf(form), .. Others(await Find(staffId, place, cancellation), form)]) is not { } fields)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = contexts();
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
        await ClearOut(db, staffId, now, cancellation);
        return now;

        Task<int> Replace() => db.KeptForms.Where(f => f.StaffId == staffId && f.Address == place)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Fields, fields).SetProperty(f => f.KeptAt, now), cancellation);
    }

    public async Task Delete(string staffId, string? address, CancellationToken cancellation = default)
    {
        if (!IsSavable(address))
            return;
        await using var db = contexts();
        await db.KeptForms.Where(f => f.StaffId == staffId && f.Address == address).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Drops what was kept of the form that is sent.</summary>
    public async Task Delete(string staffId, string address, IFormCollection sent, CancellationToken cancellation = default)
    {
        if (Written([.. Others(await Find(staffId, address, cancellation), sent)]) is not { } others)
        {
            await Delete(staffId, address, cancellation);
            return;
        }
        await using var db = contexts();
        await db.KeptForms.Where(f => f.StaffId == staffId && f.Address == address).ExecuteUpdateAsync(set => set.SetProperty(f => f.Fields, others), cancellation);
    }

    /// <summary>What was kept, as if it had been posted.</summary>
    public static FormCollection Typed(KeptForm kept) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(kept.Fields)!.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The fields worth keeping, with the revision that they were filled in at. A change set's version is left out, because whoever sends the
    /// form later will have read the page as it is then; passwords are nothing to be kept.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, StringValues>> FieldsOf(IFormCollection form) =>
        form.Where(f => f.Key is not (Token or FormOwner.Field or IdempotencyKey.FieldName or "Version") && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What was kept of the other forms of a page: they have no field group in common with this one. An empty field and a tick alone
    /// are nothing typed, and a box that was unticked since is not in its own form either.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, StringValues>> Others(KeptForm? kept, IFormCollection form)
    {
        var own = form.Keys.Select(Group).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return kept is null ? [] : Typed(kept).Where(f => !own.Contains(Group(f.Key)) && f.Value.Any(v => v is not ("" or "true")));
    }

    private static string Group(string field) => field.Split('.', '[')[0];

    /// <summary>As JSON; none if there is nothing, or too much.</summary>
    private static string? Written(IReadOnlyCollection<KeyValuePair<string, StringValues>> fields)
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

    private static async Task ClearOut(RegisterDbContext db, string staffId, DateTime now, CancellationToken cancellation)
    {
        var tooOld = now - KeptFor;
        await db.KeptForms.Where(f => f.KeptAt < tooOld).ExecuteDeleteAsync(cancellation);
        var surplus = await db.KeptForms.Where(f => f.StaffId == staffId).OrderByDescending(f => f.KeptAt).ThenBy(f => f.Address)
            .Skip(MostForOne).Select(f => f.Address).ToListAsync(cancellation);
        await db.KeptForms.Where(f => f.StaffId == staffId && surplus.Contains(f.Address)).ExecuteDeleteAsync(cancellation);
    }
}
