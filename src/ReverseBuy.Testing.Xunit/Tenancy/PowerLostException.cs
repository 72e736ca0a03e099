namespace ReverseBuy.Testing.Tenancy;

/// <summary>The process ended at this point, as far as the test is concerned.</summary>
internal sealed class PowerLostException() : Exception("The power went out.");
