using System.Data.Common;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests;

/// <summary>No query of a public page goes through all statements, revisions or changes: the databases say by which index they look.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly string[] LargeTables = ["Statements", "Revisions", "Changes", "Sources", "Citations", "ChangeSets"];

    private static readonly IReadOnlyList<string> Addresses =
    [
        .. PublicAddresses.OneOfEach, .. PublicAddresses.Asked.Select(path => "/en" + path),
        "/en/pillars/3?page=2", "/en/matrix?pillar=3", "/en/map?pillar=3", "/en/gaps?kind=both-roles", "/en/gaps?kind=unconfirmed", "/en/changes?country=MX", "/en/changes?pillar=3&before=1000",
        "/en/changes.atom", "/en/countries/mx/changes.atom", "/en/pillars/3/changes.atom", "/en/committees/labor-mobility?known=1500", "/en/countries/mx?known=1500&on=2024-01-01", "/en?on=2024-01-01", "/data/memberships.csv",
    ];

    [SkippableTheory, BothDatabases]
    public async Task Every_query_is_answered_by_an_index(DatabaseProvider provider)
    {
        await using var site = await LargeSite.Started(provider);
        var visitor = site.Visitor();
        await visitor.Open("/en"); // The index of names and roles reads the register once.
        var sent = new Dictionary<string, (string Address, List<DbParameter> Parameters)>();
        var address = "";
        site.Commands.Sent = command => sent.TryAdd(command.CommandText, (address, [.. command.Parameters.Cast<DbParameter>().Select(p => p is ICloneable original ? (DbParameter)original.Clone() : new SqliteParameter(p.ParameterName, p.Value))]));
        foreach (var each in Addresses)
        {
            address = each;
            using var response = await visitor.Get(each);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{each} answered {response.StatusCode}.");
            await response.Content.ReadAsByteArrayAsync();
        }
        site.Commands.Sent = null;

        using var scope = site.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        await db.Database.OpenConnectionAsync();
        if (provider == DatabaseProvider.Postgres)
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var scans = new List<string>();
        foreach (var (text, (page, parameters)) in sent)
            scans.AddRange((await FindScans(db, provider, text, parameters)).Select(scan => $"{page}: {scan}\n{text}"));

        Assert.True(sent.Count > 10, $"Only {sent.Count} queries were seen.");
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    private static async Task<IReadOnlyList<string>> FindScans(RegisterDbContext db, DatabaseProvider provider, string text, List<DbParameter> parameters)
    {
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = (provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (FORMAT JSON) ") + text;
        foreach (var parameter in parameters)
            explain.Parameters.Add(parameter);
        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(provider == DatabaseProvider.Sqlite ? 3 : 0));
        return provider == DatabaseProvider.Sqlite ? FindSqliteScans(plan, text) : FindPostgresScans(JsonDocument.Parse(plan[0]).RootElement);
    }

    /// <summary>“SCAN s” where s is the alias of a large table.</summary>
    private static List<string> FindSqliteScans(List<string> plan, string text)
    {
        var tables = Alias().Matches(text).ToLookup(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        return [.. plan.Where(step => Scan().Match(step) is { Success: true } scan && tables[scan.Groups["alias"].Value].Any(LargeTables.Contains))];
    }

    private static List<string> FindPostgresScans(JsonElement node)
    {
        var scans = new List<string>();
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var each in node.EnumerateArray())
                scans.AddRange(FindPostgresScans(each));
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("Node Type", out var type) && type.GetString() == "Seq Scan" && node.GetProperty("Relation Name").GetString() is { } table && LargeTables.Contains(table)
                && node.GetProperty("Plan Rows").GetDouble() + node.GetProperty("Total Cost").GetDouble() > SmallTable)
                scans.Add($"Seq Scan on {table}: {node}");
            foreach (var property in node.EnumerateObject())
                scans.AddRange(FindPostgresScans(property.Value));
        }
        return scans;
    }

    /// <summary>In the planner's units: a table of a few pages is read whole more cheaply than through an index.</summary>
    private const double SmallTable = 200;

    [GeneratedRegex("(FROM|JOIN) \"(?<table>[A-Za-z]+)\" AS \"(?<alias>[a-z0-9]+)\"")]
    private static partial Regex Alias();

    [GeneratedRegex("^SCAN (?<alias>[a-z0-9]+)")]
    private static partial Regex Scan();
}
