using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Connectors.Http.Tests.Support;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class TelemetryTests : IDisposable
{
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly MeterListener _meters;
    private readonly ActivityListener _activities;

    public TelemetryTests()
    {
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ReverseBuyDiagnostics.ConnectorsName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ReverseBuyDiagnostics.ConnectorsName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    [Fact]
    public async Task A_call_its_spending_its_refresh_and_its_ban_are_measured_and_only_the_spending_by_tenant()
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });
        await shop.CallAsync();
        shop.Answer = _ => Shop.Refuse("Throttled", 60);
        await Shop.FailAsync(shop.CallAsync(OperationSafety.Once));

        // Other tests measure at the same time, so what must be there is looked for, and nothing is counted.
        Assert.Contains("reversebuy.connectors.call.duration shop operation verify done", _measured);
        Assert.Contains("reversebuy.connectors.call.duration shop operation verify throttled", _measured);
        Assert.Contains("reversebuy.connectors.spent_calls shop verify anna", _measured);
        Assert.Contains("reversebuy.connectors.budget.wait shop verify done", _measured);
        Assert.Contains("reversebuy.connectors.token_refreshes shop done", _measured);
        Assert.Contains("reversebuy.connectors.bans shop", _measured);
        Assert.DoesNotContain(_measured, text => !text.StartsWith("reversebuy.connectors.spent_calls", StringComparison.Ordinal) && text.Contains(Shop.Context.Tenant.Value, StringComparison.Ordinal));
        var span = _spans.First(one => (string?)one.GetTagItem("reversebuy.outcome") == "throttled");
        Assert.Equal("anna", span.GetTagItem("reversebuy.tenant"));
        Assert.Equal(("shop", "operation", "verify"), (span.GetTagItem("reversebuy.marketplace"), span.GetTagItem("reversebuy.operation"), span.GetTagItem("reversebuy.lane")));
    }

    [Theory]
    [InlineData(CallLane.Browse, "browse")]
    [InlineData(CallLane.Refresh, "refresh")]
    [InlineData(CallLane.Purchase, "purchase")]
    [InlineData(CallLane.Verify, "verify")]
    [InlineData(CallLane.Token, "token")]
    public async Task Spending_is_counted_by_lane_and_tenant_and_both_are_on_the_span(CallLane lane, string name)
    {
        using var shop = await Shop.OpenAsync();
        await shop.CallAsync(context: Shop.Context with { Lane = lane }, needsToken: lane != CallLane.Token);

        Assert.Contains($"reversebuy.connectors.spent_calls shop {name} anna", _measured);
        Assert.Contains(_spans, span => (string?)span.GetTagItem("reversebuy.lane") == name && (string?)span.GetTagItem("reversebuy.tenant") == Shop.Context.Tenant.Value);
    }

    [Fact]
    public async Task A_clock_that_was_set_is_counted()
    {
        using var shop = await Shop.OpenAsync();
        shop.Answer = form =>
        {
            var answer = form.Time < shop.Time.GetUtcNow().AddHours(1) ? Shop.Refuse(Shop.StaleTime) : Shop.Ok();
            answer.Headers.Date = shop.Time.GetUtcNow().AddHours(2);
            return answer;
        };
        await shop.CallAsync();

        Assert.Contains("reversebuy.connectors.clock_corrections shop", _measured);
    }

    [Fact]
    public async Task Retries_and_changes_of_a_breaker_are_counted()
    {
        using var shop = await Shop.OpenAsync(_ => throw new HttpRequestException("cut"), options => options.Resilience.BreakAfterCalls = 3);
        await Shop.FailAsync(shop.RunAsync(shop.CallAsync()));
        await Shop.FailAsync(shop.CallAsync(OperationSafety.Once));

        Assert.Contains("reversebuy.connectors.retries shop operation", _measured);
        Assert.Contains("reversebuy.connectors.breaker_changes shop open", _measured);
        Assert.Contains("reversebuy.connectors.call.duration shop operation verify unavailable", _measured);
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var tag in tags)
        {
            text += " " + tag.Value;
        }

        _measured.Enqueue(text);
    }
}
