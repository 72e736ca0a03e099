namespace ReverseBuy.Orders.Tests.Support;

internal sealed class PowerCutException() : Exception("The power is cut.");
