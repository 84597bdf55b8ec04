using System.Globalization;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LaDeclaration.Register.Data.Postgres;

/// <summary>
/// Hears of each revision that another server publishes, when its transaction commits (LISTEN), over a connection of its own. Where that is lost, the
/// newest revision is still read by whoever asks for it after a second.
/// </summary>
public sealed class RevisionListener(string connectionString, NewestRevisionCache newest) : BackgroundService
{
    public const string Channel = "revision";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // Seconds after which a silent connection is probed, since one that was cut says nothing.
    private const int KeepAlive = 5;

    private readonly string ownConnection = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = KeepAlive }.ToString();

    /// <summary>Listens until it is cancelled; connects again, after growing pauses, when the connection is lost.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ownConnection);
                connection.Notification += (_, notification) => RaiseTo(notification.Payload);
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                // What was published while nobody listened.
                await using (var read = new NpgsqlCommand("""SELECT "Newest" FROM "RevisionCounter" """, connection))
                    newest.RaiseTo((int)(await read.ExecuteScalarAsync(stoppingToken) ?? 0));
                pause = FirstPause;
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(pause, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private void RaiseTo(string payload)
    {
        if (int.TryParse(payload, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            newest.RaiseTo(revision);
    }
}
