using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ReverseBuy.Inventory.Tests.Verifying;

/// <summary>What one meter measures.</summary>
internal sealed class RecordedFigures : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _figures = new();

    public RecordedFigures(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The figures of an instrument: value, and the values of its tags.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string name) => [.. _figures.Where(figure => figure.Name == name).Select(figure => (figure.Value, figure.Tags))];

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _figures.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => tag.Value))));
}
