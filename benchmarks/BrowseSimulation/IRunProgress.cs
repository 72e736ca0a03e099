namespace ReverseBuy.BrowseSimulation;

/// <summary>Is told how far runs are. Called by several threads at once.</summary>
internal interface IRunProgress
{
    void Begin(Run run);

    /// <summary>A run is done to this share, between 0 and 1.</summary>
    void Advance(Run run, double share);
}
