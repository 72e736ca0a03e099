namespace ReverseBuy.Tool.Host;

/// <summary>What the command opens. The folder is the host's own argument.</summary>
internal sealed class AgencyHostFactory : IReverseBuyHostFactory
{
    public IServiceProvider Create(string[] args) => AgencyHost.Build(args[0]).Services;
}
