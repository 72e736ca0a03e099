using System.Data.Common;
using ReverseBuy.Messaging.Tests.Support;

namespace ReverseBuy.Messaging.Tests;

/// <summary>What an operator is told of a tenant whose background work fails or takes long: who it is, and what to do.</summary>
public sealed class WorkerReportTests
{
    private const string Worker = "worker";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string?, int, bool, string> Failures => new()
    {
        { "25006", 0, false, "takes no writes" },
        { "53100", 0, false, "make room" },
        { "42P01", 0, false, "restore the database" },
        { "XX001", 0, false, "restore the database" },
        { "57P03", 0, true, "cannot be reached or opened" },
        { null, 0, true, "cannot be reached or opened" },
        { null, 5, false, "cannot be reached or opened" },
        { null, 8, false, "takes no writes" },
        { null, 11, false, "restore the database" },
        { null, 13, false, "make room" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_database_that_fails_is_told_with_its_tenant_its_code_and_what_to_do_and_without_its_words(string? state, int code, bool isTransient, string words)
    {
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddWorker(Worker, (_, _) => throw new InvalidOperationException("wrapped", new DatabaseException(state, code, isTransient))));
        await host.StartAsync();

        await UntilAsync(host, 5001);
        var told = host.Log.Of(5001)[0].Text;
        Assert.Contains("failed for tenant", told, StringComparison.Ordinal);
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Contains(state ?? (code > 0 ? FormattableString.Invariant($"(SQLite {code})") : "InvalidOperationException"), told, StringComparison.Ordinal);
        Assert.DoesNotContain("jane", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_takes_long_is_told_of_while_it_does_once_and_again_when_it_is_in_time()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = 0;
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddWorker(Worker, async (tenant, _) =>
        {
            if (tenant == MessagingHost.Alice && Interlocked.Increment(ref begun) == 1)
            {
                await gate.Task;
            }

            return null;
        }));
        await host.StartAsync();

        await UntilAsync(host, 5010);
        Assert.Contains($"tenant {MessagingHost.Alice} runs for longer than 00:00:05", host.Log.Of(5010)[0].Text, StringComparison.Ordinal);

        // From here on the clock stands: a run takes no time.
        gate.SetResult();
        await UntilAsync(host, 5011, () => host.Doorbell.Ring(MessagingHost.Alice, Worker));
        Assert.Single(host.Log.Of(5010));
        Assert.Contains($"tenant {MessagingHost.Alice} is in time again", Assert.Single(host.Log.Of(5011)).Text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(MessagingHost host, int number, Action? meanwhile = null)
    {
        while (host.Log.Of(number).Count == 0)
        {
            if (meanwhile is null)
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(100));
            }
            else
            {
                meanwhile();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token);
        }
    }

    private sealed class DatabaseException(string? state, int code, bool isTransient) : DbException(code > 0 ? FormattableString.Invariant($"SQLite Error {code}: 'jane@example.com'.") : "jane@example.com")
    {
        public override string? SqlState => state;

        public override bool IsTransient => isTransient;
    }
}
