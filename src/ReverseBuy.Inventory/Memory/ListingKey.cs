using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// What a listing is found by in memory. Most ids are plain numbers: kept as such they need no text of their own, and comparing two of them looks at no
/// further line of memory.
/// </summary>
internal readonly struct ListingKey
{
    // Ids come from what customers paste: where they end up must not be predictable.
    private static readonly ulong Secret = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private const int MostDigits = 19;
    private readonly AccountSlot _slot;
    private readonly ulong _number;
    private readonly string? _text;

    public ListingKey(AccountSlot slot, string listing)
    {
        _slot = slot;
        _number = PlainNumber(listing);
        _text = _number == 0 ? listing : null;
    }

    public AccountSlot Slot => _slot;

    /// <summary>The marketplace's id of the listing.</summary>
    public string Listing => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    public int Hash => _slot.Hash ^ (_text is null ? HashOf(_number) : string.GetHashCode(_text, StringComparison.Ordinal));

    public bool IsSame(in ListingKey other) => _number == other._number && ReferenceEquals(_slot, other._slot) && (_number != 0 || _text == other._text);

    // Two rounds of the finalizer of MurmurHash3, around a number that nobody knows.
    private static int HashOf(ulong number)
    {
        var mixed = (number ^ Secret) * 0xFF51AFD7ED558CCDUL;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return (int)(mixed >> 32);
    }

    // 0 is no plain number here, nor is one that would be written otherwise: with a sign, spaces or zeros before it.
    private static ulong PlainNumber(string listing)
    {
        if (listing.Length is 0 or > MostDigits || listing[0] == '0')
        {
            return 0;
        }

        var number = 0UL;
        foreach (var letter in listing)
        {
            var digit = (uint)(letter - '0');
            if (digit > 9)
            {
                return 0;
            }

            number = (number * 10) + digit;
        }

        return number;
    }
}
