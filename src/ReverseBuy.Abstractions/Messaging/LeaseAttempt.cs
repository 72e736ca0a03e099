namespace ReverseBuy.Messaging;

/// <summary>What came of one try to take a lease.</summary>
/// <param name="Lease">The lease; <see langword="null"/> when another has it.</param>
/// <param name="EndsIn">After how long it is free should that other be gone, by the store's clock; zero when it was taken. A holder who renews it has it for longer.</param>
public readonly record struct LeaseAttempt(ILease? Lease, TimeSpan EndsIn);
