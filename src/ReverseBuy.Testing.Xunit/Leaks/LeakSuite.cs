using System.Collections.Concurrent;

namespace ReverseBuy.Testing;

/// <summary>
/// Tests that a host keeps its tenants apart: its own operations are run for tenants whose every value is marked, and nothing of one may be seen where another's work is done. Derive it, and
/// put the host together in <see cref="StartAsync"/>.
/// </summary>
public abstract class LeakSuite
{
    private static readonly ConcurrentDictionary<(object Host, LeakHuntOptions Options), Lazy<Task<LeakReport>>> s_hunts = new();

    /// <summary>Which host it is. Tests that want the same hunt of the same host share it; give a suite that makes different hosts an object for each.</summary>
    protected virtual object Host => GetType();

    /// <summary>How the hunts go. The seed is printed by a test that fails.</summary>
    protected virtual LeakHuntOptions Options { get; } = new();

    /// <summary>Operations that may be refused each time, such as those that need a state which is seldom reached.</summary>
    protected virtual IReadOnlyCollection<string> MayBeRefused { get; } = [];

    /// <summary>What is answered: values, and the text of exceptions.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task A_tenant_is_answered_nothing_of_another() => AssertNoneAsync(LeakWays.All, LeakChannel.Answer);

    /// <summary>Caches: keys that two tenants use, and values.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task No_entry_of_a_cache_is_of_two_tenants() => AssertNoneAsync(LeakWays.All, LeakChannel.CacheKey, LeakChannel.CacheValue);

    /// <summary>Messages that are logged, and the scopes around them.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task What_is_logged_for_a_tenant_names_no_other() => AssertNoneAsync(LeakWays.All, LeakChannel.Log, LeakChannel.LogScope);

    /// <summary>Spans, and the labels of metrics.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task What_is_traced_and_measured_for_a_tenant_names_no_other() => AssertNoneAsync(LeakWays.All, LeakChannel.Span, LeakChannel.Metric);

    /// <summary>Requests: addresses, headers, bodies.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task Nothing_of_a_tenant_is_sent_with_the_request_of_another() => AssertNoneAsync(LeakWays.All, LeakChannel.Http);

    /// <summary>Files: what lies in them, and what lay there before.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task No_file_is_of_two_tenants() => AssertNoneAsync(LeakWays.All, LeakChannel.File);

    /// <summary>Events: the envelope's tenant is that of the content.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task An_event_is_of_the_tenant_that_its_content_is_of() => AssertNoneAsync(LeakWays.All, LeakChannel.Event);

    /// <summary>What is stored in the end, and the calls of services that are watched.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task Nothing_of_a_tenant_is_stored_with_another() => AssertNoneAsync(LeakWays.All, LeakChannel.Stored, LeakChannel.Call);

    /// <summary>Work in the background that was begun for one tenant and goes on for others.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public async Task Work_that_outlives_an_operation_does_not_go_on_as_its_tenant()
    {
        var report = await HuntAsync(LeakWays.All);
        Assert.True(report.Leaks.All(leak => !leak.IsCarried), report.ToString());
    }

    /// <summary>What operations leave behind that fail, or that nobody waits for any longer.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task Nothing_is_left_over_by_what_fails_or_is_given_up() => AssertNoneAsync(LeakWays.Failing | LeakWays.GivenUp);

    /// <summary>Scopes within scopes.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task A_scope_within_a_scope_ends_where_it_ends() => AssertNoneAsync(LeakWays.Nested | LeakWays.Forked);

    /// <summary>Operations of which one runs while another is half done.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public Task Operations_that_meet_half_way_do_not_mix() => AssertNoneAsync(LeakWays.Held | LeakWays.AtOnce);

    /// <summary>Each operation is answered at least once: one that is always refused shows little.</summary>
    /// <returns>A task that ends with the test.</returns>
    [Fact]
    public async Task Every_operation_is_answered_at_least_once()
    {
        var report = await HuntAsync(LeakWays.All);
        var never = report.NeverAnswered.Except(MayBeRefused, StringComparer.Ordinal).Select(name => $"{name} ({report.Tallies[name]})");
        Assert.True(!never.Any(), $"Never answered, so that nothing was seen of it: {string.Join(", ", never)}. {report}");
    }

    /// <summary>Puts a fresh host together, with <c>AddLeakRecorder</c> after everything else, and starts it.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <returns>The host; it is disposed after the test.</returns>
    protected abstract ValueTask<LeakHost> StartAsync(LeakRecorder recorder);

    private Task<LeakReport> HuntAsync(LeakWays ways)
    {
        var options = Options with { Ways = ways & Options.Ways };

        // Shared, so that no test that gives up ends it for the others.
        return s_hunts.GetOrAdd((Host, options), _ => new Lazy<Task<LeakReport>>(() => LeakHunt.RunAsync(StartAsync, options, CancellationToken.None))).Value;
    }

    private async Task AssertNoneAsync(LeakWays ways, params LeakChannel[] channels)
    {
        var report = await HuntAsync(ways);
        Assert.True(report.Leaks.All(leak => channels.Length > 0 && !channels.Contains(leak.Channel)), report.ToString());
    }
}
