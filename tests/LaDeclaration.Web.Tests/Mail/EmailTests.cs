using LaDeclaration.Register.Staff;
using MimeKit;

namespace LaDeclaration.Web.Tests.Mail;

/// <summary>What counts as an e-mail address is what a letter can be sent to.</summary>
public sealed class EmailTests
{
    [Theory]
    [InlineData("juan@example.cl")]
    [InlineData("juan.perez+register@migraciones.gob.cl")]
    [InlineData("o'higgins_1@x-y.example")]
    [InlineData("register@localhost")]
    [InlineData("josé@cancillería.example")]
    public void Mail_can_be_sent_to_what_counts_as_an_address(string text)
    {
        Assert.True(StaffMember.IsEmail(text));
        Assert.True(MailboxAddress.TryParse(text, out var mailbox));
        Assert.Equal(text, mailbox.Address);
    }

    [Theory]
    [InlineData("<juan@example.cl>")]
    [InlineData("Juan <juan@example.cl>")]
    [InlineData("x@y.z>")]
    [InlineData("(a)@b.cd")]
    [InlineData("a..b@c.de")]
    [InlineData(".a@c.de")]
    [InlineData("a.@c.de")]
    [InlineData("x@[")]
    [InlineData("x@[127.0.0.1]")]
    [InlineData("x@y..z")]
    [InlineData("x@.y")]
    [InlineData("x@y.")]
    [InlineData("x@-y.z")]
    [InlineData("x@y-.z")]
    [InlineData("a@b@c.de")]
    [InlineData("a b@c.de")]
    [InlineData("a@c.de\n")]
    [InlineData("a,b@c.de")]
    [InlineData("\"a\"@c.de")]
    [InlineData("@c.de")]
    [InlineData("a@")]
    [InlineData("a\u0000b@c.de")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_none(string? text) => Assert.False(StaffMember.IsEmail(text));

    [Fact]
    public void Neither_part_is_longer_than_mail_servers_take()
    {
        Assert.True(StaffMember.IsEmail(new string('a', 64) + "@" + new string('b', 63) + ".cl"));
        Assert.False(StaffMember.IsEmail(new string('a', 65) + "@example.cl"));
        Assert.False(StaffMember.IsEmail("a@" + new string('b', 64) + ".cl"));
        Assert.False(StaffMember.IsEmail("a@" + string.Concat(Enumerable.Repeat("b.", 130)) + "cl"));
    }
}
