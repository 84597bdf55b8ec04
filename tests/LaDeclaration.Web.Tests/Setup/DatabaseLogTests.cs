using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Serilog.Events;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>What goes wrong or takes long in the database is in the log, and nobody's name or address with it.</summary>
public sealed class DatabaseLogTests
{
    private const string Secret = "a.private.person@example.org";

    [SkippableTheory, BothDatabases]
    public async Task A_slow_command_is_logged_without_its_values(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider, s => s.Settings["Log:SlowCommandMilliseconds"] = "0");
        await site.AddStaff(Secret, StaffRole.Editor);
        await site.SignIn(Secret);
        await site.Visitor().Open("/en");

        var slow = site.Log.At(LogEventLevel.Warning).Where(line => line.Contains("SlowCommandInterceptor", StringComparison.Ordinal)).ToList();

        Assert.Contains(slow, line => line.Contains("A command took ", StringComparison.Ordinal) && line.Contains("\"NormalizedEmail\" = @", StringComparison.Ordinal));
        Assert.Contains(slow, line => line.Contains("INSERT INTO \"Journal\"", StringComparison.Ordinal));
        Assert.Contains(slow, line => line.Contains("UPDATE \"Staff\"", StringComparison.Ordinal));
        Assert.Contains(slow, line => line.Contains(" rows took ", StringComparison.Ordinal));
        Assert.All(slow, line => Assert.DoesNotContain("private.person", line, StringComparison.OrdinalIgnoreCase));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_EF_Core_warns_of_is_logged_without_values(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        await using var db = site.Database();

        await db.Sources.Select(s => s.Title).Take(1).ToListAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"DELETE FROM nowhere WHERE name = {Secret}"));

        var lines = site.Log.At(LogEventLevel.Warning);
        Assert.Contains(lines, line => line.Contains("Microsoft.EntityFrameworkCore.Query", StringComparison.Ordinal) && line.Contains("without", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Microsoft.EntityFrameworkCore.Database.Command", StringComparison.Ordinal) && line.Contains("DELETE FROM nowhere", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain("private.person", line, StringComparison.OrdinalIgnoreCase));
        // Whether it is an error is for whoever asked to say.
        Assert.Empty(site.Log.At(LogEventLevel.Error));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_pages_give_it_nothing_to_warn_of(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider, s => s.Settings["Log:SlowCommandMilliseconds"] = "60000");
        var (visitor, staff) = (site.Visitor(), await site.Administrator());

        foreach (var address in PublicAddresses.OneOfEach)
            (await visitor.Open(address)).Is(HttpStatusCode.OK);
        foreach (var address in new[] { "", "/queue", "/matrix", "/journal", "/change-sets", "/change-sets/3", "/revisions", "/revisions/2/revert", "/staff", "/mail", "/sources", "/unconfirmed" })
            (await staff.Open("/en/admin" + address)).Is(HttpStatusCode.OK);

        Faults.None(site.Log.At(LogEventLevel.Warning));
    }

    [Fact]
    public async Task A_time_before_none_stops_the_start()
    {
        await using var server = new ServerProcess("--Log:SlowCommandMilliseconds", "-1");

        Assert.Equal(1, await server.Ended());
        Assert.Contains("Log:SlowCommandMilliseconds: it is -1; give a number of milliseconds from 0.", server.Said);
    }
}
