namespace ReverseBuy.BrowseSimulation;

/// <summary>Counts what customers meet.</summary>
internal struct Tally
{
    private long _views;
    private long _waited;
    private long _wrongViews;
    private double _ageAtView;
    private long _probes;
    private double _mismatch;
    private long _orders;
    private long _mismatches;
    private long _seenWrong;
    private double _ageAtOrder;

    public void View(bool waited, double age, bool wrong)
    {
        _views++;
        _waited += waited ? 1 : 0;
        _wrongViews += wrong ? 1 : 0;
        _ageAtView += age;
    }

    public void Probe(double mismatch)
    {
        _probes++;
        _mismatch += mismatch;
    }

    public void Order(bool mismatch, bool seenWrong, double age)
    {
        _orders++;
        _mismatches += mismatch ? 1 : 0;
        _seenWrong += seenWrong ? 1 : 0;
        _ageAtOrder += age;
    }

    public readonly RunResult ToResult(Run run, long calls) => new(
        run,
        calls / run.Scenario.Measured,
        _mismatch / _probes,
        _mismatches,
        _orders,
        (double)_seenWrong / _orders,
        (double)_waited / _views,
        (double)_wrongViews / _views,
        _ageAtView / _views,
        _ageAtOrder / _orders);
}
