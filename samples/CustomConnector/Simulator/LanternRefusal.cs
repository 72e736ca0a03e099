namespace Lantern.Simulator;

/// <summary>The marketplace says no.</summary>
internal sealed class LanternRefusal(int status, string code) : Exception(code)
{
    public int Status => status;

    public string Code => Message;
}
