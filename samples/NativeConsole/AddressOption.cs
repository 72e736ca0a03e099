using System.CommandLine;

namespace NativeConsole;

/// <summary>An option that is an address. Read by hand: the library's own way needs a constructor that a native program no longer has.</summary>
internal static class AddressOption
{
    public static Option<Uri> Create(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = argument =>
        {
            if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address))
            {
                return address;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' is not an address.");
            return null;
        },
    };
}
