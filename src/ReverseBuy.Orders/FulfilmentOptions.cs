namespace ReverseBuy.Orders;

/// <summary>How long goods wait in the warehouses, and how parcels are billed.</summary>
public sealed class FulfilmentOptions
{
    /// <summary>How long goods lie in a warehouse for free, from when they came in. Default 90 days.</summary>
    public TimeSpan FreeStorage { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often the customer is reminded after that (<c>StorageOverdue</c>). Default 7 days.</summary>
    public TimeSpan StorageReminder { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long after the free time goods are thrown away. Default 90 days; <see langword="null"/> when somebody has to decide it each time.</summary>
    public TimeSpan? DisposeAfter { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a package that nobody claims is kept. Default 90 days; <see langword="null"/> when somebody has to decide it each time.</summary>
    public TimeSpan? UnclaimedFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long after they came in a customer may send goods back to the seller. Default 5 days.</summary>
    public TimeSpan ReturnWindow { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long a customer may take to pay the freight of a parcel. Default 10 days.</summary>
    public TimeSpan FreightWindow { get; set; } = TimeSpan.FromDays(10);

    /// <summary>Whether parcels are packed before their freight is set and paid. Default <see langword="false"/>; else packing names the freight.</summary>
    public bool BillAfterWeighing { get; set; }

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var (key, value) in new[]
                 {
                     (nameof(FreeStorage), FreeStorage),
                     (nameof(StorageReminder), StorageReminder),
                     (nameof(DisposeAfter), DisposeAfter ?? TimeSpan.MaxValue),
                     (nameof(UnclaimedFor), UnclaimedFor ?? TimeSpan.MaxValue),
                     (nameof(ReturnWindow), ReturnWindow),
                     (nameof(FreightWindow), FreightWindow),
                 })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"ReverseBuy:Orders:Fulfilment:{key} is {value}; it must be longer than nothing.";
            }
        }
    }
}
