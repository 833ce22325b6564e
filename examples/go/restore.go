// Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.
//
// Which variables it reads, examples/README.md says. Go trusts the CAs of SSL_CERT_FILE. The standard library alone.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
)

type (
	named struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	mailbox struct {
		named
		Email string `json:"email"`
	}
	statistics struct {
		Created int `json:"createdItemsCount"`
		Merged  int `json:"mergedItemsCount"`
		Failed  int `json:"failedItemsCount"`
		Skipped int `json:"skippedItemsCount"`
	}
	bulkAnswer struct {
		Status  string `json:"status"`
		Details []struct {
			Mailbox mailbox     `json:"mailbox"`
			Status  string      `json:"status"`
			Error   string      `json:"error"`
			Details *statistics `json:"details"`
		} `json:"details"`
	}
	event struct {
		Order   int    `json:"order"`
		Status  string `json:"status"`
		Message string `json:"message"`
	}
	page[T any] struct {
		Results []T `json:"results"`
		Links   struct {
			Next *struct {
				Href string `json:"href"`
			} `json:"next"`
		} `json:"_links"`
	}
)

func (s statistics) String() string {
	return fmt.Sprintf("created %d, merged %d, failed %d, skipped %d", s.Created, s.Merged, s.Failed, s.Skipped)
}

// refused says that the server refused a request, and why.
type refused struct {
	status  int
	message string
}

func (r refused) Error() string { return fmt.Sprintf("%d: %s", r.status, r.message) }

// server is the REST API of one server, for one user. Its client has no timeout: a restore answers when it is done,
// which may take hours.
type server struct {
	url   string
	token string
}

func (s *server) logIn(user, password string) error {
	form := url.Values{"grant_type": {"password"}, "username": {user}, "password": {password}}
	var answer struct {
		AccessToken string `json:"access_token"`
	}
	err := s.send(http.MethodPost, "/v6/token", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), &answer)
	s.token = answer.AccessToken
	return err
}

func (s *server) get(path string, answer any) error {
	return s.send(http.MethodGet, path, "", nil, answer)
}

func (s *server) post(path string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return s.send(http.MethodPost, path, "application/json", bytes.NewReader(text), answer)
}

func (s *server) send(method, path, contentType string, body io.Reader, answer any) error {
	request, err := http.NewRequest(method, s.url+path, body)
	if err != nil {
		return err
	}
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= 400 {
		return refused{response.StatusCode, reason(text)}
	}
	if answer == nil {
		return nil
	}
	return json.Unmarshal(text, answer)
}

// reason says why a request was refused: some refusals have no body.
func reason(text []byte) string {
	var body struct {
		Message     string `json:"message"`
		Description string `json:"error_description"`
	}
	_ = json.Unmarshal(text, &body)
	return body.Message + body.Description
}

// all has the results of a list, page by page, for as long as there is a next one.
func all[T any](s *server, path, limit string) (found []T, err error) {
	for next := path + "?offset=0&limit=" + limit; next != ""; {
		var each page[T]
		if err := s.get(next, &each); err != nil {
			return nil, err
		}
		found = append(found, each.Results...)
		next = ""
		if each.Links.Next != nil {
			next = each.Links.Next.Href
		}
	}
	return found, nil
}

// find has the one by that name, or the first where none is asked for.
func find[T any](things []T, key func(T) string, wanted string) (T, error) {
	for _, thing := range things {
		if wanted == "" || strings.EqualFold(key(thing), wanted) {
			return thing, nil
		}
	}
	var none T
	return none, fmt.Errorf("there is no %q", wanted)
}

func run() error {
	user, password := os.Getenv("VB365_EXCHANGE_USER"), os.Getenv("VB365_EXCHANGE_PASSWORD")
	application := os.Getenv("VB365_APPLICATION_ID")
	limit := os.Getenv("VB365_PAGE_SIZE")
	if limit == "" {
		limit = "100"
	}

	s := &server{url: strings.TrimSuffix(os.Getenv("VB365_URL"), "/")}
	if err := s.logIn(os.Getenv("VB365_USER"), os.Getenv("VB365_PASSWORD")); err != nil {
		return err
	}
	var organizations []named
	if err := s.get("/v6/Organizations", &organizations); err != nil {
		return err
	}
	organization, err := find(organizations, func(o named) string { return o.Name }, os.Getenv("VB365_ORGANIZATION"))
	if err != nil {
		return err
	}
	var session named
	options := map[string]any{"type": "Vex", "showDeleted": true, "showAllVersions": true}
	if err := s.post("/v6/Organizations/"+organization.ID+"/explore", options, &session); err != nil {
		return err
	}
	fmt.Println("session", session.Name)
	sessionPath := "/v6/RestoreSessions/" + session.ID
	mailboxesPath := sessionPath + "/organization/mailboxes"

	mailboxes, err := all[mailbox](s, mailboxesPath, limit)
	if err != nil {
		return err
	}
	fmt.Println("mailboxes", len(mailboxes))
	chosen, err := find(mailboxes, func(m mailbox) string { return m.Email }, os.Getenv("VB365_MAILBOX"))
	if err != nil {
		return err
	}
	restore := func(how string, credentials map[string]string) error {
		var counts statistics
		err := s.post(mailboxesPath+"/"+chosen.ID+"/restore", credentials, &counts)
		if err == nil {
			fmt.Println(how+":", counts)
		}
		return err
	}
	byPassword := map[string]string{"userName": user, "userPassword": password}
	if err := restore("by password", byPassword); err != nil {
		return err
	}

	var code struct {
		UserCode string `json:"userCode"`
		Message  string `json:"message"`
	}
	target := map[string]string{"targetApplicationId": application}
	if err := s.post(sessionPath+"/organization/restoreDeviceCode", target, &code); err != nil {
		return err
	}
	fmt.Println(code.Message)
	if err := restore("by device code", map[string]string{"userCode": code.UserCode}); err != nil {
		return err
	}

	if path := os.Getenv("VB365_CERTIFICATE"); path != "" {
		pfx, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		byCertificate := map[string]string{
			"applicationId":                  application,
			"applicationCertificate":         base64.StdEncoding.EncodeToString(pfx),
			"applicationCertificatePassword": os.Getenv("VB365_CERTIFICATE_PASSWORD"),
			"impersonationAccountName":       user,
		}
		if err := restore("by certificate", byCertificate); err != nil {
			return err
		}
	}

	bulk := map[string]any{
		"mailBoxes":                  mailboxes,
		"casServer":                  "outlook.office365.com",
		"changedItems":               true,
		"deletedItems":               true,
		"markRestoredAsUnread":       false,
		"skipUnresolved":             true,
		"excludeDrafts":              true,
		"excludeDeletedItems":        true,
		"excludeInPlaceHoldItems":    true,
		"excludeLitigationHoldItems": true,
		"recentItemRestorePeriod":    7,
		"office365UserName":          user,
		"office365UserPassword":      password,
	}
	var many bulkAnswer
	if err := s.post(mailboxesPath+"/restore", bulk, &many); err != nil {
		return err
	}
	fmt.Println("all mailboxes:", many.Status)
	for _, detail := range many.Details {
		outcome := detail.Error
		if detail.Details != nil {
			outcome = detail.Details.String()
		}
		fmt.Printf("  %s: %s: %s\n", detail.Mailbox.Email, detail.Status, outcome)
	}

	events, err := all[event](s, sessionPath+"/Events", "100")
	if err != nil {
		return err
	}
	for _, each := range events {
		fmt.Printf("event %d: %s: %s\n", each.Order, each.Status, each.Message)
	}

	// A session that has been stopped restores nothing any more.
	if err := s.post(sessionPath+"/Stop", nil, nil); err != nil {
		return err
	}
	var refusal refused
	if err := restore("by password", byPassword); !errors.As(err, &refusal) {
		return fmt.Errorf("a refusal was expected, not %v", err)
	}
	fmt.Println("refused:", refusal)
	return nil
}

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}
