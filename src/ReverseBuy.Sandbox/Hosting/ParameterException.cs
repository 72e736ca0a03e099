namespace ReverseBuy.Sandbox.Hosting;

/// <summary>A parameter is missing or cannot be read; each gateway says so in its own words.</summary>
internal sealed class ParameterException(string name, bool missing)
    : Exception(missing ? $"The parameter '{name}' is missing." : $"The parameter '{name}' cannot be read.")
{
    public string Name { get; } = name;

    public bool Missing { get; } = missing;
}
