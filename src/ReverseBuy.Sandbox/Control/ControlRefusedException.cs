namespace ReverseBuy.Sandbox.Control;

/// <summary>The control API was asked for something that makes no sense; answered with status 400 and the message.</summary>
internal sealed class ControlRefusedException(string message) : Exception(message);
