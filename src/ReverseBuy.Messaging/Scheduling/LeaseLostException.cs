namespace ReverseBuy.Messaging.Scheduling;

/// <summary>A run was ended because its lease is over.</summary>
internal sealed class LeaseLostException() : Exception("The lease of the worker ended during its run.");
