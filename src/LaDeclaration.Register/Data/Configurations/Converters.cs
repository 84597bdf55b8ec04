using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LaDeclaration.Register.Data.Configurations;

/// <summary>SQLite does not store that a time is UTC; PostgreSQL requires it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => time.ToUniversalTime(),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

internal sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(
    text => text.ToJson(),
    json => LocalizedText.FromJson(json));

/// <summary>A row as JSON, with its type in the property “kind”.</summary>
internal sealed class RecordedConverter() : ValueConverter<Recorded, string>(
    row => JsonSerializer.Serialize(row, Options),
    json => JsonSerializer.Deserialize<Recorded>(JsonRepair.ReplaceLoneSurrogates(json), Options)!)
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKinds } },
    };

    private static void AddKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(Recorded))
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = "kind",
                DerivedTypes =
                {
                    new(typeof(Source), "source"),
                    new(typeof(CountryDetails), "country"),
                    new(typeof(PillarDetails), "pillar"),
                    new(typeof(CommitteeDetails), "committee"),
                    new(typeof(Endorsement), "endorsement"),
                    new(typeof(Membership), "membership"),
                },
            };
    }
}

/// <summary>Changes as a JSON list, never modified after they are saved.</summary>
internal sealed class ChangesConverter() : ValueConverter<IReadOnlyList<Change>, string>(
    changes => JsonSerializer.Serialize(changes.Select(c => new StoredChange(c.Verb, c.FactId, c.ActsOn, c.Proposed)), RecordedConverter.Options),
    json => JsonSerializer.Deserialize<List<StoredChange>>(JsonRepair.ReplaceLoneSurrogates(json), RecordedConverter.Options)!.ConvertAll(c => Change.FromData(c.Verb, c.FactId, c.ActsOn, c.Proposed)))
{
    public static readonly ValueComparer<IReadOnlyList<Change>> NeverChanged = new((one, other) => ReferenceEquals(one, other), changes => changes.Count, changes => changes);

    private sealed record StoredChange(Verb Verb, Guid FactId, int? ActsOn, Recorded? Proposed);
}
