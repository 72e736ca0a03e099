using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd;

/// <summary>Counts the calls of a second. JD publishes no figure; the sandbox's is an option.</summary>
internal sealed class JdQuota(World world)
{
    private long _second;
    private int _calls;

    public bool Take()
    {
        var second = world.WireTime.ToUnixTimeSeconds();
        if (_second != second)
        {
            (_second, _calls) = (second, 0);
        }

        return ++_calls <= world.Options.JdCallsPerSecond;
    }
}
