/// Headings and sentences of the HTML report that no other format has.
public enum PageLabel: String, CaseIterable, Sendable {
    case wayLead, drawing, authorSays, deliveredTo, networkUnknown, trustedShort, protocolUnknown, encrypted, encryptionUnknown
    case matrix, matrixLead, notRecorded, silentLeg, spfQuestion, dkimQuestion, dmarcQuestion, arcQuestion, legTitle, part
    case hops, hopsLead, asWritten, backwards, clock, clockAgrees, clockDiffers
    case decoder, decoderLead, noRewriting, usedInLeg, usedAsReturnPath, forwardingsLead
    case arcLead, findingsLead, headerLead, glossary, sameOrganization, version

    var phrase: Phrase { Phrasebook.pageLabels[self] ?? Phrase(en: rawValue, ja: rawValue) }
}
