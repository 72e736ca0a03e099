namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of a refused control call.</summary>
internal sealed record ControlProblem(string Message);
