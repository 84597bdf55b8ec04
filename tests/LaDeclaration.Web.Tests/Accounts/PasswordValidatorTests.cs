using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Accounts;

public sealed class PasswordValidatorTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("a heron waits by the weir")]
    [InlineData("                 é.. ñ… ß?!ü ø")]
    [InlineData("沈黙の提灯は湾の上に静かに揺れている")]
    [InlineData("🦩🐢🦜🐬🦋🐙🦀🦎🐳🦩🐢🦜🐬🦋🐙")]
    [InlineData("horse battery shadow master")]
    [InlineData("vq8#kP2!zR7@mX4")]
    public async Task Long_and_unusual_is_enough(string password) => Assert.Null(await Refusal(password));

    [Theory]
    [InlineData("fourteen chars")]
    [InlineData("🦩🐢🦜🐬🦋🐙🦀🦎🐳🐊")]
    // Fifteen code units that are fourteen characters once composed.
    [InlineData("vq8#kP2!zR7@me\u0301")]
    [InlineData("")]
    public async Task Fewer_than_fifteen_characters_are_too_few(string password) => Assert.Equal("Password_TooShort", await Refusal(password));

    [Fact]
    public async Task Up_to_256_characters_are_taken()
    {
        var words = string.Concat(Enumerable.Repeat("a heron waits by the weir, quietly; ", 8));

        Assert.Null(await Refusal(words[..64]));
        Assert.Null(await Refusal(words[..256]));
        Assert.Equal("Password_TooLong", await Refusal(words[..257]));
    }

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Passw0rd!Passw0rd!")]
    [InlineData("P@$$w0rd12345678")]
    [InlineData("correct horse battery staple")]
    [InlineData("CorrectHorseBatteryStaple")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("azertyuiopqsdfghjklm")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("zyxwvutsrqponmlk2026")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("xyzxyzxyzxyzxyzxyz")]
    [InlineData("123456789012345678")]
    [InlineData("administrator2026!")]
    [InlineData("micontraseña2026!!")]
    [InlineData("motdepasse123456")]
    [InlineData("LaDeclaration2026!")]
    [InlineData("l4d3cl4r4t10n-2026")]
    [InlineData("maria.lopez@2026!!")]
    [InlineData("Ministerio-Norte-Ministerio")]
    [InlineData("Maruja Maruja Maruja 1")]
    public async Task What_is_guessed_first_is_refused(string password) => Assert.Equal("Password_GuessedFirst", await Refusal(password));

    /// <summary>Normalising 120,000 marks would take seconds of the processor.</summary>
    [Fact]
    public async Task What_can_only_be_too_long_is_not_even_normalised()
    {
        var marks = new string('\u0323', 60_000) + new string('\u0301', 60_000);

        Assert.Same(marks, PasswordValidator.Normalize(marks));
        Assert.Equal("Password_TooLong", await Refusal(marks));
        Assert.Equal(256, PasswordValidator.Normalize(string.Concat(Enumerable.Repeat("e\u0301", 256))).Length);
    }

    private async Task<string?> Refusal(string password)
    {
        using var scope = site.Services.CreateScope();
        var result = await scope.ServiceProvider.GetRequiredService<IPasswordValidator<StaffMember>>().ValidateAsync(
            scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>(),
            new StaffMember { Email = "maria.lopez@ministerio-norte.example", DisplayName = "Maruja" }, password);
        return result.Errors.SingleOrDefault()?.Code;
    }
}
