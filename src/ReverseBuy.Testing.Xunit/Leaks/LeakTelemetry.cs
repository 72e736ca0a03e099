using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReverseBuy.Testing;

/// <summary>Shows the recorder the spans that end and the labels of what is measured, in this process.</summary>
internal sealed class LeakTelemetry : IDisposable
{
    private readonly LeakRecorder _recorder;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public LeakTelemetry(LeakRecorder recorder)
    {
        _recorder = recorder;
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Look,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Look(instrument, tags));
        _meters.Start();
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void Look(Activity activity)
    {
        // The listener hears the whole process: what another hunt does is that one's to judge.
        if (LeakWork.IsOfAnother(_recorder))
        {
            return;
        }

        _recorder.Look(
            LeakChannel.Span,
            activity.OperationName,
            $"{activity.DisplayName} {activity.StatusDescription} {Text(activity.TagObjects)} {string.Join(' ', activity.Events.Select(entry => entry.Name + Text(entry.Tags)))} {Text(activity.Baggage.Select(item => new KeyValuePair<string, object?>(item.Key, item.Value)))}");
    }

    private void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length > 0 && !LeakWork.IsOfAnother(_recorder))
        {
            _recorder.Look(LeakChannel.Metric, instrument.Name, Text(tags.ToArray()));
        }
    }
}
