namespace LaDeclaration.Register.Countries;

/// <summary>The identity of a country: its ISO 3166-1 alpha-2 and alpha-3 codes, upper case.</summary>
public sealed record Country(string Code, string Alpha3)
{
    /// <summary>Pages show up to so many countries together; of more, a part.</summary>
    public const int MaxShown = 60;

    /// <exception cref="ArgumentException">Not an ISO 3166-1 alpha-2 code.</exception>
    public static Country Of(string code)
    {
        if (!IsCode(code))
            throw new ArgumentException($"“{code}” is not a country code of ISO 3166-1 alpha-2.", nameof(code));
        return new Country(code, new System.Globalization.RegionInfo(code).ThreeLetterISORegionName.ToUpperInvariant());
    }

    public static bool IsCode(string? code)
    {
        if (code is not { Length: 2 } || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]))
            return false;
        try
        {
            return new System.Globalization.RegionInfo(code) is { ThreeLetterISORegionName.Length: 3 } region
                && region.TwoLetterISORegionName == code;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
