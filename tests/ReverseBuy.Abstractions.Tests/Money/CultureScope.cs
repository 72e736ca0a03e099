using System.Globalization;

namespace ReverseBuy.Abstractions.Tests;

/// <summary>Runs the rest of a test under a culture. The culture belongs to the test's own flow, so others do not see it.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = new CultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
