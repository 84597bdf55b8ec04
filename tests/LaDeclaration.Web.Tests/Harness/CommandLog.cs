using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>The commands that the site sent to its database.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    /// <summary>What is sent while that runs.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> work)
    {
        commands.Clear();
        await work();
        return [.. commands];
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        commands.Enqueue(result.CommandText);
        return result;
    }
}
