namespace ReverseBuy.BrowseSimulation.World;

/// <summary>The SKUs: how popular each is and how often it changes. Drawn once, and the same for all shops. Immutable.</summary>
internal sealed class Market
{
    private readonly double[] _changesPerSecond;

    public Market(Scenario scenario)
    {
        // Rates have a stream of their own, so that popularity and volatility have nothing to do with each other.
        var random = new Random(scenario.Seed);
        _changesPerSecond = new double[scenario.Skus];
        var popularity = new double[scenario.Skus];
        for (var sku = 0; sku < scenario.Skus; sku++)
        {
            _changesPerSecond[sku] = random.NextLogNormal(scenario.ChangesPerDay, scenario.ChangesSigma) / Scenario.Day;
            popularity[sku] = Math.Pow(sku + 1, -scenario.Zipf);
        }

        Viewed = new AliasTable(popularity);
        Changed = new AliasTable(_changesPerSecond);
        AllChangesPerSecond = _changesPerSecond.Sum();
    }

    public AliasTable Viewed { get; }

    public AliasTable Changed { get; }

    public double AllChangesPerSecond { get; }

    public double ChangesPerSecond(int sku) => _changesPerSecond[sku];
}
