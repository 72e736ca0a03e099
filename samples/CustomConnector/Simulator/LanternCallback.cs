namespace Lantern.Simulator;

/// <summary>A callback as it would be sent.</summary>
/// <param name="Authorization">Its header of that name.</param>
/// <param name="Body">Its body, byte for byte.</param>
public sealed record LanternCallback(string Authorization, byte[] Body);
