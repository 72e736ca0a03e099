using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;
using ReverseBuy.Messaging.Tests.Support;

namespace ReverseBuy.Messaging.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Publishing_handling_and_parking_are_measured()
    {
        using var measured = new Measurements();
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddHandler<OrderPlaced>("measured", (context, _, _) => context.Envelope.Version == 1 ? default : throw new CrashException()),
            options => options.ParkAfter = 1);
        await host.RaiseAsync(host.NewPlaced(host.NewOrder(), 1), host.NewPlaced(host.NewOrder(), 2));
        host.Time.Advance(TimeSpan.FromSeconds(3));

        await host.RunOutboxAsync();

        Assert.True(measured.Has("reversebuy.messaging.published_events", "reversebuy.result=done"));
        Assert.True(measured.Has("reversebuy.messaging.published_events", "reversebuy.result=parked"));
        Assert.True(measured.Has("reversebuy.messaging.parked_events", string.Empty));
        Assert.True(measured.Has("reversebuy.messaging.outbox.lag", string.Empty, 3));
        Assert.True(measured.Has("reversebuy.messaging.handler.duration", "reversebuy.handler=measured,reversebuy.result=done"));
        Assert.True(measured.Has("reversebuy.messaging.handler.duration", "reversebuy.handler=measured,reversebuy.result=failed"));
    }

    [Fact]
    public async Task A_span_tells_which_handler_handled_which_event_and_nothing_of_its_content()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ReverseBuyDiagnostics.MessagingName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await MessagingHost.CreateAsync();
        var envelope = host.NewPlaced(host.NewOrder(), 1);
        await host.RaiseAsync(envelope);

        await host.RunOutboxAsync();

        var own = spans.Where(span => Equals(span.GetTagItem("reversebuy.event.id"), envelope.Id.ToString())).ToList();
        var handle = own.Single(span => span.OperationName == "reversebuy.messaging.handle");
        var publish = own.Single(span => span.OperationName == "reversebuy.messaging.publish");
        Assert.Equal("timeline", handle.GetTagItem("reversebuy.handler"));
        Assert.Equal(publish.SpanId, handle.ParentSpanId);
        Assert.DoesNotContain(own.SelectMany(span => span.Tags), tag => tag.Value?.Contains('{', StringComparison.Ordinal) == true);
    }

    private sealed class Measurements : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, string Tags, double Value)> _all = new();
        private readonly MeterListener _listener = new();

        public Measurements()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ReverseBuyDiagnostics.MessagingName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.Start();
        }

        // Other tests measure at the same time, so what is there is asked for, never how much.
        public bool Has(string instrument, string tags, double? value = null) =>
            _all.Any(entry => entry.Instrument == instrument && entry.Tags == tags && (value is null || entry.Value.Equals(value)));

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _all.Enqueue((instrument.Name, string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")), value));
    }
}
