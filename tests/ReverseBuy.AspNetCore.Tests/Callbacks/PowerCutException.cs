namespace ReverseBuy.AspNetCore.Tests.Callbacks;

internal sealed class PowerCutException() : Exception("The power was cut.");
