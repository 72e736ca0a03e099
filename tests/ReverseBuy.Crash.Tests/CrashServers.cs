using ReverseBuy.Crash.Courses;
using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.Crash.Tests.CrashServers))]

namespace ReverseBuy.Crash.Tests;

/// <summary>
/// The servers of these tests, which nobody shares: they are crashed. Whether there are any to start is asked of those that all tests share.
/// </summary>
public sealed class CrashServers : IAsyncLifetime
{
    private readonly TestServer[] _shared = [new("postgresql", 25432), new("rabbitmq", 25672)];
    private CourseServers? _own;

    public async ValueTask InitializeAsync()
    {
        foreach (var server in _shared)
        {
            await server.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    /// <summary>Runs a course and fails with its seed, what happened and what was found.</summary>
    internal async Task RunAsync(CoursePlan plan)
    {
        foreach (var server in _shared)
        {
            server.Require();
        }

        var happened = new List<string>();
        try
        {
            if (_own is null)
            {
                _own = new CourseServers();
                await _own.StartAsync();
            }

            var outcome = await Course.RunAsync(_own, plan, happened.Add, TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [.. happened, outcome.ToString()]));
            Assert.True(outcome.Orders > 0, "No order was begun.");
            Assert.Empty(outcome.Findings);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Assert.Fail($"{plan}\n{string.Join('\n', happened)}\n{exception}");
        }
    }
}
