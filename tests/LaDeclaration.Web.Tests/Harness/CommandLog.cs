using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>The commands that the site sent to its database.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    /// <summary>Is given each command with its parameters before it is sent, if anything.</summary>
    public Action<DbCommand>? Sent { get; set; }

    /// <summary>What a query waits for, if anything.</summary>
    public Func<DbCommand, CancellationToken, Task>? Before { get; set; }

    /// <summary>What is sent while that runs.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> work)
    {
        commands.Clear();
        await work();
        return [.. commands];
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Before is { } wait)
            await wait(command, cancellationToken);
        Sent?.Invoke(command);
        return result;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        commands.Enqueue(result.CommandText);
        return result;
    }
}
