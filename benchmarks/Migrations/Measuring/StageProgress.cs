using System.Globalization;

namespace ReverseBuy.Migrations.Measuring;

/// <summary>Tells how far a stage is, at every twentieth of it. Thread-safe.</summary>
internal sealed class StageProgress(string stage, int total, TextWriter output)
{
    private readonly Lock _gate = new();
    private int _through;

    public void Step()
    {
        lock (_gate)
        {
            _through++;
            if (_through * 20 / total != (_through - 1) * 20 / total)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage}: {_through} of {total}"));
            }
        }
    }
}
