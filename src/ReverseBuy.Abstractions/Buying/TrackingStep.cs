namespace ReverseBuy.Buying;

/// <summary>Something that happened to a shipment.</summary>
/// <param name="At">When; marketplaces that send no zone mean Beijing time.</param>
/// <param name="Text">What, in the carrier's own words.</param>
public sealed record TrackingStep(DateTimeOffset At, string Text);
